await Waooaw.Plant.PlantApplication.Build(args).RunAsync();
