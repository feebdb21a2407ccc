module github.com/oracle-release/oracle-node

go 1.25.0
