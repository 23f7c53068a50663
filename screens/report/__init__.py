"""Parts of the Report step: choices, preview, Office files, own words, branding."""
