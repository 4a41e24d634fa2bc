using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Scalar.AspNetCore;
using Waooaw.Contracts.Json;
using Waooaw.Contracts.Refusals;
using Waooaw.Hosting.Health;
using Waooaw.Hosting.Options;
using Waooaw.Hosting.Refusals;
using Waooaw.Hosting.Requests;
using Waooaw.Hosting.Telemetry;
using Waooaw.Hosting.Tokens;
using Route = Waooaw.Contracts.Routes.Route;

namespace Waooaw.Hosting.Surfaces;

/// <summary>What all five processes do alike: how they are configured, measured, asked for their health, and how they say no.</summary>
public static class SurfaceHost
{
    /// <summary>A builder with everything common in place.</summary>
    /// <param name="application">The process's own assembly: its pages and settings are found by that name, also when five run in one process.</param>
    /// <param name="privateOffset">A second address, this far above the first, for what must not be reachable through the first.</param>
    public static WebApplicationBuilder CreateBuilder(Surface surface, Assembly application, string[] args, int? privateOffset = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = application.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = Route.OneMebibyte; // media uploads raise it on their own route
        });

        if (!builder.Environment.IsDevelopment())
        {
            builder.Logging.AddJsonConsole(json => (json.IncludeScopes, json.UseUtcTimestamp, json.TimestampFormat) = (true, true, "O"));
        }

        builder.Logging.Configure(logging =>
            logging.ActivityTrackingOptions = ActivityTrackingOptions.TraceId | ActivityTrackingOptions.SpanId);

        var services = builder.Services;
        services.AddSingleton(surface);

        // Their finest level hands every header to whoever takes the values apart, as log exporters do, and a header is where a token travels.
        services.ConfigureHttpClientDefaults(http => http.RemoveAllLoggers());
        services.TryAddSingleton(TimeProvider.System);
        services.Configure<JsonOptions>(json => WireJson.Apply(json.SerializerOptions));
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = false);
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(45)); // longer than any send takes
        services.AddExceptionHandler<ProblemHandler>();
        services.AddOpenApi(contract => contract.AddOperationTransformer<ContractNames>());

        services.AddValidatedOptions<AddressOptions>(AddressOptions.Section);
        services.AddSingleton<IPostConfigureOptions<AddressOptions>>(new PostConfigureOptions<AddressOptions>(
            null, addresses => addresses.FillFrom(PortBase(builder.Configuration))));
        services.AddValidatedOptions<KeyOptions>(KeyOptions.Section);
        services.PostConfigure<KeyOptions>(keys =>
            keys.Path = keys.Path is { Length: > 0 } path ? Path.GetFullPath(path) : Path.Combine(DataFolder.Of(builder.Configuration), "keys"));

        AddTokens(services, surface);
        services.AddSurfaceHealth();
        services.AddSurfaceTelemetry(builder.Configuration, surface);
        ListenWhereOthersExpect(builder, surface, privateOffset);
        return builder;
    }

    /// <summary>The front of every pipeline, then what every process answers.</summary>
    public static void UseSurface(this WebApplication app)
    {
        var surface = app.Services.GetRequiredService<Surface>();
        app.UseCorrelationId();
        app.UseExceptionHandler(_ => { });
        app.UseSecurityHeaders();
        app.UseStatusCodePages(async context =>
        {
            if (Named(context.HttpContext.Response.StatusCode) is { } refusal)
            {
                await refusal.ToResult().ExecuteAsync(context.HttpContext);
            }
        });

        app.MapSurfaceHealth();
        app.MapSurfaceMetrics();
        if (surface.Issuer is not null)
        {
            app.MapGet(IssuerKeys.Path, (TokenSigner signer) => signer.Published).ExcludeFromDescription();
        }

        if (app.Environment.IsDevelopment())
        {
            app.MapOpenApi();
            app.MapScalarApiReference("/docs", scalar => scalar.Title = surface.Title);
        }
    }

    private static void AddTokens(IServiceCollection services, Surface surface)
    {
        services.AddHttpClient(IssuerKeys.Client, client =>
        {
            client.Timeout = TimeSpan.FromSeconds(5);
            client.MaxResponseContentBufferSize = 64 * 1024;
        });
        services.AddSingleton<IssuerKeys>();
        services.AddSingleton<TokenReader>();
        if (surface.Issuer is { } issuer)
        {
            services.AddSingleton(provider =>
            {
                var keys = provider.GetRequiredService<IOptions<KeyOptions>>().Value;
                if (keys.MakeMissing)
                {
                    KeyRing.MakeMissing(keys.Path, issuer, provider.GetRequiredService<TimeProvider>());
                }

                return KeyRing.Load(keys.Path, issuer);
            });
            services.AddSingleton<TokenSigner>();
            services.AddHostedService<StartsOnlyWithItsKey>();
        }
    }

    /// <summary>Without an address of its own a process listens on loopback, where the others look for it.</summary>
    private static void ListenWhereOthersExpect(WebApplicationBuilder builder, Surface surface, int? privateOffset)
    {
        if (builder.Configuration["urls"] is null && !builder.Configuration.GetSection("Kestrel:Endpoints").Exists())
        {
            var port = PortBase(builder.Configuration) + surface.Offset;
            builder.WebHost.UseUrls(privateOffset is { } offset
                ? [$"http://localhost:{port}", $"http://localhost:{port + offset}"]
                : [$"http://localhost:{port}"]);
        }
    }

    private static int PortBase(IConfiguration configuration) =>
        int.TryParse(configuration["PORT_BASE"], NumberStyles.None, CultureInfo.InvariantCulture, out var set) && set is >= 1024 and <= 65000
            ? set
            : 5100;

    private static Refusal? Named(int status) => status switch
    {
        StatusCodes.Status404NotFound => new Refusal(Reasons.NotFound, "There is nothing under this address. Check the path and the verb."),
        StatusCodes.Status405MethodNotAllowed => new Refusal(Reasons.MethodNotAllowed, "This address exists, but not for that verb."),
        StatusCodes.Status415UnsupportedMediaType => new Refusal(Reasons.UnsupportedMedia, "Send the body as application/json."),
        StatusCodes.Status401Unauthorized => new Refusal(Reasons.Unauthenticated, "Sign in, and send the request again."),
        StatusCodes.Status403Forbidden => new Refusal(Reasons.Forbidden, "Your role does not allow this. Ask an administrator."),
        StatusCodes.Status413PayloadTooLarge => new Refusal(Reasons.TooLarge, "Send less, or upload media instead."),
        StatusCodes.Status429TooManyRequests => new Refusal(Reasons.RateLimited, "Wait as long as Retry-After says, then try again."),
        StatusCodes.Status400BadRequest => Refusal.Invalid("", "The address or a query parameter cannot be read."),
        StatusCodes.Status502BadGateway or StatusCodes.Status503ServiceUnavailable or StatusCodes.Status504GatewayTimeout =>
            new Refusal(Reasons.DependencyUnavailable, "Something this needs does not answer right now. Nothing was lost; try again in a moment."),
        _ => null,
    };
}
