-- The two logins of Wederhoor and the walls between clients. Run once as superuser, in the database:
--   psql -d wederhoor -v owner_password=… -v app_password=… -f infra/postgres/walls.sql
-- Without a superuser (a managed server) leave out the last three statements: then roles guard
-- against mistakes and not against a whole statement written by somebody else (docs/security.md).
CREATE ROLE wederhoor LOGIN CREATEDB CREATEROLE PASSWORD :'owner_password';
CREATE ROLE wederhoor_app LOGIN NOINHERIT PASSWORD :'app_password';
ALTER SCHEMA public OWNER TO wederhoor;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION pg_catalog.set_config(text, text, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION pg_catalog.set_config(text, text, boolean) TO wederhoor;
REVOKE USAGE ON LANGUAGE plpgsql FROM PUBLIC;
