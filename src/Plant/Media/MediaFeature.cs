using Waooaw.Contracts.Media;
using Waooaw.Hosting.Options;
using Waooaw.Plant.Media.Cards;
using Waooaw.Plant.Requests;
using Route = Waooaw.Contracts.Routes.Route;

namespace Waooaw.Plant.Media;

/// <summary>Pictures and films: taken in once, shown to their owner, lent to providers.</summary>
internal static class MediaFeature
{
    private const long OneHundredMebibytes = 100 * Route.OneMebibyte;

    public static void AddMedia(this IServiceCollection services)
    {
        services.AddValidatedOptions<MediaOptions>(MediaOptions.Section);
        services.AddSingleton<MediaLinks>();
        services.AddScoped<MediaStore>();
        services.AddScoped<DrawCard>();
    }

    public static void MapMedia(this IEndpointRouteBuilder routes)
    {
        routes.MapWrite<MediaView>("POST", "/api/v1/media", UploadMedia.HandleAsync, StatusCodes.Status201Created)
            .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(OneHundredMebibytes))
            .ForOneCustomer();
        routes.MapRead<byte[]>("/api/v1/media/{hash}", ShowMedia.HandleAsync).ForOneCustomer();
        routes.MapRead<byte[]>("/media/{hash}", FetchMedia.HandleAsync);
    }
}
