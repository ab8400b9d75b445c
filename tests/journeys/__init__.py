"""Stories that members, organisers and operators live through, over HTTP, on real processes."""
