"""Judge what was found: how real it is presented to be, whose words it is told in, when it happened."""
