await Waooaw.Sandbox.SandboxApplication.Build(args).RunAsync();
