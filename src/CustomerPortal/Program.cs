await Waooaw.CustomerPortal.CustomerPortalApplication.Build(args).RunAsync();
