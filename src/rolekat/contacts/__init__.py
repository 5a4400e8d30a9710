"""The contact register: names and contact details of the people whom the catalog knows by id. It lies outside git."""
