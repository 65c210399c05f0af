// Microsoft's own JavaScript for bots, as far as the tests ask it:
//   judge <metadata> <app id>          reads [{"name", "authorization", "activity"}] and prints the names that its validator lets in
//   send <coach> <app id> <secret> <tenant>   signs the activity that it reads with its own credentials, sends it with its own client, and prints the status
//   manifest                           reads an app's manifest and prints what the schema objects to
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const require = createRequire(import.meta.url);
const [, , mode, ...given] = process.argv;
const modes = { judge, send, manifest };
console.log(JSON.stringify(await modes[mode](JSON.parse(readFileSync(0, 'utf8')), ...given)));

async function judge(requests, metadata, appId) {
  const { ChannelValidation, JwtTokenValidation, SimpleCredentialProvider } = require('botframework-connector');
  ChannelValidation.OpenIdMetadataEndpoint = metadata;
  const credentials = new SimpleCredentialProvider(appId, 'secret');
  console.error = () => {}; // it prints why it refuses
  const letIn = [];
  for (const { name, authorization, activity } of requests) {
    const isIn = await JwtTokenValidation.authenticateRequest(activity, authorization, credentials, '').then(identity => identity.isAuthenticated, () => false);
    if (isIn) letIn.push(name);
  }
  return letIn;
}

async function send(activity, coach, appId, secret, tenant) {
  const { ConnectorClient, MicrosoftAppCredentials } = require('botframework-connector');
  const answers = [];
  const channel = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()); // as it was sent, from the address of a conversation to the address of a bot
    const answer = await fetch(coach, { method: 'POST', body, headers: { authorization: request.headers.authorization, 'content-type': 'application/json' } });
    answers.push(answer.status);
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"id":"1"}');
  });
  await new Promise(listening => channel.listen(0, '127.0.0.1', listening));
  const credentials = new MicrosoftAppCredentials(appId, secret, tenant, appId);
  const client = new ConnectorClient(credentials, { baseUri: `http://127.0.0.1:${channel.address().port}` });
  await client.conversations.sendToConversation(activity.conversation.id, activity);
  channel.close();
  return answers;
}

async function manifest(app) {
  const Ajv = require('ajv-draft-04');
  const folder = require.resolve('@microsoft/app-manifest').replace(/index\.js$/, '');
  const schema = JSON.parse(readFileSync(`${folder}json-schemas/teams/v${app.manifestVersion}/MicrosoftTeams.schema.json`, 'utf8'));
  const validate = new Ajv({ strict: false, allErrors: true, formats: { uri: true, 'uri-reference': true, email: true } }).compile(schema);
  return validate(app) ? [] : validate.errors.map(({ instancePath, message }) => `${instancePath} ${message}`);
}
