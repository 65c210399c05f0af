// Slack's own code, for the tests to hold the coach and the fake Slack against.
//   bolt <signing secret> <api url>   Bolt's receiver; prints the port it listens on
//   client <api url> <token> <trigger> <channel> <user>   calls what the coach calls, with the official client
//   check   reads {"blocks": [[...]], "views": [...], "manifest": "a file"} and prints what the types of Slack's packages object to
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const require = createRequire(import.meta.url);
const [, , mode, ...given] = process.argv;
const modes = { bolt, client, check };
await modes[mode](...given);

async function bolt(signingSecret, slackApiUrl) {
  const { App, HTTPReceiver, LogLevel } = require('@slack/bolt');
  const quiet = { debug() {}, info() {}, warn() {}, error() {}, setLevel() {}, getLevel: () => LogLevel.ERROR, setName() {} };
  const receiver = new HTTPReceiver({ signingSecret, endpoints: ['/slack/events', '/slack/interactions', '/slack/commands'], unhandledRequestTimeoutMillis: 300, logger: quiet });
  const app = new App({ token: 'xoxb-0-test', receiver, clientOptions: { slackApiUrl }, logger: quiet });
  app.event('app_mention', async ({ say }) => { await say('hi'); });
  app.action('choice:why', async ({ ack }) => ack());
  app.command('/coach', async ({ ack }) => ack({ response_type: 'ephemeral', text: 'started' }));
  app.command('/never', async () => {});
  app.view('coach:form', async ({ ack }) => ack({ response_action: 'errors', errors: { b1: 'too short' } }));
  app.options('s', async ({ ack }) => ack({ options: [] }));
  const server = await app.start({ port: 0, host: '127.0.0.1' });
  console.log(`bolt listens on ${server.address().port}`);
}

async function client(slackApiUrl, token, trigger_id, channel, user) {
  const { WebClient } = require('@slack/web-api');
  const slack = new WebClient(token, { slackApiUrl, retryConfig: { retries: 0 } });
  const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: 'hello' } }];
  const posted = await slack.chat.postMessage({ channel, thread_ts: '17.1', text: 'hello', blocks, unfurl_links: false });
  await slack.chat.update({ channel, ts: posted.ts, text: 'changed', blocks });
  await slack.chat.postEphemeral({ channel, user, text: 'psst' });
  await slack.views.open({ trigger_id, view: { type: 'modal', title: { type: 'plain_text', text: 'Coach' }, blocks } });
  await slack.views.publish({ user_id: user, view: { type: 'home', blocks } });
  const opened = await slack.conversations.open({ users: user });
  await slack.users.info({ user, include_locale: true });
  await slack.auth.test();
  await slack.filesUploadV2({ channel_id: opened.channel.id, filename: 'a.txt', file: Buffer.from('bytes') });
  console.log('every call was taken');
}

async function check() {
  const { manifest, ...looks } = JSON.parse(readFileSync(0, 'utf8'));
  const objections = [];
  const types = ['@slack/types/dist/index.d.ts', '@slack/web-api/dist/types/request/manifest.d.ts'];
  const validators = { blocks: validator(types[0], 'KnownBlock'), views: validator(types[0], 'View'), manifest: validator(types[1], 'Manifest') };
  const all = { blocks: (looks.blocks ?? []).flat(), views: looks.views ?? [], manifest: manifest ? [require('yaml').parse(readFileSync(manifest, 'utf8'))] : [] };
  for (const [kind, values] of Object.entries(all)) {
    for (const value of values) {
      if (!validators[kind](value)) objections.push({ kind, type: value.type, errors: validators[kind].errors.slice(0, 3), value: JSON.stringify(value).slice(0, 300) });
    }
  }
  console.log(JSON.stringify({ checked: Object.values(all).flat().length, objections }));
}

function validator(file, type) {
  const { createGenerator } = require('ts-json-schema-generator');
  const { Ajv } = require('ajv');
  const path = require.resolve(file.split('/').slice(0, 2).join('/') + '/package.json').replace(/package\.json$/, file.split('/').slice(2).join('/'));
  const schema = createGenerator({ path, type, skipTypeCheck: true, additionalProperties: false }).createSchema(type);
  return new Ajv({ strict: false, discriminator: false, allErrors: false }).compile(schema);
}
