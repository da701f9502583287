// A real SAML 2.0 identity provider (the package samlp) for the browser walks and the attacks.
// One argument: JSON with port, key and certificate (PEM), acs, people by name with their claims.
const express = require("express");
const samlp = require("samlp");

const told = JSON.parse(process.argv[2]);
const at = `http://127.0.0.1:${told.port}`;

function mapper(person) {
  return {
    getClaims: () => person.claims,
    getNameIdentifier: () => ({
      nameIdentifier: person.subject,
      nameIdentifierFormat: "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent",
    }),
  };
}
mapper.prototype = { metadata: [] };

const options = {
  issuer: `${at}/metadata`,
  key: told.key,
  cert: told.certificate,
  profileMapper: mapper,
  lifetimeInSeconds: 300,
  getPostURL: (_audience, _request, _req, done) => done(null, told.acs),
  destination: told.acs,
  recipient: told.acs,
  redirectEndpointPath: "/sign-in",
  postEndpointPath: "/sign-in",
};

const app = express();
app.use(express.urlencoded({ extended: false }));
app.get("/metadata", samlp.metadata(options));
app.get("/sign-in", (req, res, next) => {
  const person = told.people[req.query.who];
  if (person) {
    const factors = { authnContextClassRef: person.context };
    const user = { getUserFromRequest: () => person };
    return samlp.auth({ ...options, ...user, ...(person.context ? factors : {}) })(req, res, next);
  }
  const request = String(req.query.SAMLRequest || "").replaceAll('"', "&quot;");
  return res.send(`<!doctype html><html lang="nl"><title>Provider</title><h1>Provider</h1>
<form><input type="hidden" name="SAMLRequest" value="${request}">
<label>Wie <input name="who"></label><button>Aanmelden</button></form></html>`);
});

app.listen(told.port, "127.0.0.1", () => console.log("ready"));
