module oracle-release.test/grype-db

go 1.25.0

require github.com/anchore/grype v0.110.0
