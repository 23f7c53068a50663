"""One assessment as a value and as a file: client, needs, scope, answers, planning, own words, branding."""
