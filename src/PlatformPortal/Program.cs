await Waooaw.PlatformPortal.PlatformPortalApplication.Build(args).RunAsync();
