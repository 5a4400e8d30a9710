"""What somebody wants changed, such as a role assigned: from the request to edits of files, checked, all or none."""
