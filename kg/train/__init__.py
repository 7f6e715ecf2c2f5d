"""Training of the models the package ships. Nothing at run time imports this room."""
