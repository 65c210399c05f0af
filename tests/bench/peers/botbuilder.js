'use strict';
// Bot Framework SDK for JavaScript as its samples use it: a waterfall dialog, conversation state and transcripts in blobs.
const express = require('express');
const { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication, ConversationState, TranscriptLoggerMiddleware } = require('botbuilder');
const { BlobsStorage, BlobsTranscriptStore } = require('botbuilder-azure-blobs');
const { ChoiceFactory, ChoicePrompt, ConfirmPrompt, DialogSet, DialogTurnStatus, TextPrompt, WaterfallDialog } = require('botbuilder-dialogs');
const { ask, levels, moments } = require('./guide');

const store = process.env.BLOB_CONN;
const state = new ConversationState(new BlobsStorage(store, 'state'));
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
adapter.use(new TranscriptLoggerMiddleware(new BlobsTranscriptStore(store, 'transcripts')));

const choose = (prompt, options) => ({ prompt, retryPrompt: `Please choose. ${prompt}`, choices: ChoiceFactory.toChoices(options) });
const keep = (step, name, value) => { step.values[name] = value; };

const dialogs = new DialogSet(state.createProperty('dialog'));
dialogs.add(new TextPrompt('text'));
dialogs.add(new TextPrompt('date', async (prompt) => !Number.isNaN(Date.parse(prompt.recognized.value))));
dialogs.add(new ChoicePrompt('choice'));
dialogs.add(new ConfirmPrompt('confirm'));
dialogs.add(new WaterfallDialog('guide', [
  (step) => step.prompt('text', ask.job),
  (step) => { keep(step, 'job', step.result); return step.prompt('choice', choose(ask.level, levels)); },
  (step) => { keep(step, 'level', step.result.value); return step.prompt('choice', choose(ask.moment, moments)); },
  (step) => { keep(step, 'moment', step.result.value); return step.prompt('date', ask.date); },
  (step) => { keep(step, 'date', step.result); return step.prompt('confirm', ask.check(step.values)); },
  async (step) => { await step.context.sendActivity(ask.result); return step.endDialog(); },
]));

class Guide extends ActivityHandler {
  constructor() {
    super();
    this.onMessage(async (context, next) => {
      const dialog = await dialogs.createContext(context);
      const { status } = await dialog.continueDialog();
      if (status === DialogTurnStatus.empty) await dialog.beginDialog('guide');
      await next();
    });
  }

  async run(context) {
    await super.run(context);
    await state.saveChanges(context);
  }
}

const bot = new Guide();
const app = express();
app.use(express.json());
app.post('/api/messages', (request, response) => {
  adapter.process(request, response, (context) => bot.run(context)).catch(() => { if (!response.headersSent) response.status(500).end(); });
});
app.listen(Number(process.env.PORT), '127.0.0.1');
