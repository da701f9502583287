// A real provider of OpenID Connect (the package oidc-provider) for the browser walks.
// One argument: JSON with port, client, secret, redirect, people by name with their claims and amr.
import Provider from "oidc-provider";

const told = JSON.parse(process.argv[2]);
const issuer = `http://127.0.0.1:${told.port}`;

const provider = new Provider(issuer, {
  clients: [
    { client_id: told.client, client_secret: told.secret, redirect_uris: [told.redirect] },
  ],
  claims: { openid: ["sub", "amr"], email: ["email", "email_verified"], profile: ["name", "groups"] },
  features: { devInteractions: { enabled: false } },
  cookies: { keys: ["of the tests"] },
  pkce: { required: () => true },
  interactions: { url: (_ctx, interaction) => `/in/${interaction.uid}` },
  findAccount: (_ctx, id) => ({
    accountId: id,
    claims: () => ({ sub: id, ...told.people[id].claims }),
  }),
});

async function granted(details) {
  const { prompt, params, session } = details;
  const grant = new provider.Grant({ accountId: session.accountId, clientId: params.client_id });
  grant.addOIDCScope((prompt.details.missingOIDCScope ?? []).join(" "));
  grant.addOIDCClaims(prompt.details.missingOIDCClaims ?? []);
  return { consent: { grantId: await grant.save() } };
}

async function chosen(ctx) {
  let body = "";
  for await (const piece of ctx.req) body += piece;
  return new URLSearchParams(body).get("who");
}

const page = `<!doctype html><html lang="nl"><title>Provider</title><h1>Provider</h1>
<form method="post"><label>Wie <input name="who"></label><button>Aanmelden</button></form></html>`;

provider.use(async (ctx, next) => {
  if (!ctx.path.startsWith("/in/")) return next();
  const details = await provider.interactionDetails(ctx.req, ctx.res);
  if (details.prompt.name === "consent") {
    return provider.interactionFinished(ctx.req, ctx.res, await granted(details), {
      mergeWithLastSubmission: true,
    }).then(() => { ctx.respond = false; });
  }
  if (ctx.method !== "POST") {
    ctx.body = page;
    return undefined;
  }
  const who = await chosen(ctx);
  const login = { accountId: who, remember: false, amr: told.people[who].amr };
  await provider.interactionFinished(ctx.req, ctx.res, { login });
  ctx.respond = false;
  return undefined;
});

provider.listen(told.port, "127.0.0.1", () => console.log("ready"));
