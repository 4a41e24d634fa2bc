await Waooaw.Gateway.GatewayApplication.Build(args).RunAsync();
