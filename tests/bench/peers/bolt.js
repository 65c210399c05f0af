'use strict';
// Slack's Bolt for JavaScript. It has no dialogs: the steps are written by hand, state and transcript are kept in blobs.
const { BlobServiceClient } = require('@azure/storage-blob');
const { App } = require('@slack/bolt');
const { ask, levels, moments } = require('./guide');

const blobs = BlobServiceClient.fromConnectionString(process.env.BLOB_CONN);
const [states, transcripts] = ['state', 'transcripts'].map((name) => blobs.getContainerClient(name));
const write = (container, name, value) => { const text = JSON.stringify(value); return container.getBlockBlobClient(name).upload(text, Buffer.byteLength(text)); };
const isOneOf = (options, text) => options.some((option) => option.toLowerCase() === text.toLowerCase());

const conversations = {
  set: (id, value) => write(states, encodeURIComponent(id), value),
  async get(id) {
    try {
      return JSON.parse(await states.getBlockBlobClient(encodeURIComponent(id)).downloadToBuffer());
    } catch (e) {
      throw e.statusCode === 404 ? new Error('Conversation not found') : e;
    }
  },
};

function reply(at, text) {
  switch (at.step ?? 'start') {
    case 'start': at.step = 'job'; return ask.job;
    case 'job': at.job = text; at.step = 'level'; return ask.level;
    case 'level': if (!isOneOf(levels, text)) return `Please choose. ${ask.level}`; at.level = text; at.step = 'moment'; return ask.moment;
    case 'moment': if (!isOneOf(moments, text)) return `Please choose. ${ask.moment}`; at.moment = text; at.step = 'date'; return ask.date;
    case 'date': if (Number.isNaN(Date.parse(text))) return ask.date; at.date = text; at.step = 'check'; return ask.check(at);
    default: delete at.step; return ask.result;
  }
}

async function start() {
  await Promise.all([states.createIfNotExists(), transcripts.createIfNotExists()]);
  const app = new App({
    signingSecret: process.env.SLACK_SIGNING_SECRET,
    clientOptions: { slackApiUrl: process.env.SLACK_API_URL },
    convoStore: conversations,
    authorize: async () => ({ botToken: 'xoxb-bench', botId: 'B1', botUserId: 'UBOT' }),
  });
  app.message(async ({ message, context, client }) => {
    const at = context.conversation ?? {};
    const text = reply(at, message.text);
    await context.updateConversation(at);
    const sent = await client.chat.postMessage({ channel: message.channel, text });
    await write(transcripts, `${message.channel}/${message.ts}`, { from: message.user, text: message.text });
    await write(transcripts, `${message.channel}/${sent.ts}`, { from: 'UBOT', text });
  });
  await app.start({ port: Number(process.env.PORT), host: '127.0.0.1' });
}

start();
