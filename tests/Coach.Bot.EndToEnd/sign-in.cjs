// Loaded into Microsoft's programs with "node --require": what they would ask of Microsoft's sign-in goes to the identity provider of the tests (IDENTITY_PROVIDER).
const http = require('node:http');
const https = require('node:https');

const hosts = new Set(['login.microsoftonline.com', 'login.botframework.com']);
const provider = new URL(process.env.IDENTITY_PROVIDER);
const request = https.request;
const fetched = globalThis.fetch;

https.request = function (...given) {
  const asked = merged(given);
  const host = asked.hostname ?? asked.host?.split(':')[0];
  if (!hosts.has(host)) return request.apply(https, given);
  const { agent, protocol, ...rest } = asked;
  const to = { ...rest, host: provider.hostname, hostname: provider.hostname, port: provider.port, headers: { ...rest.headers, host: provider.host } };
  return http.request(to, given.find(one => typeof one === 'function'));
};

https.get = function (...given) {
  const asked = https.request(...given);
  asked.end();
  return asked;
};

globalThis.fetch = function (input, options) {
  const url = new URL(input.url ?? input);
  return hosts.has(url.hostname) ? fetched(`${provider.origin}${url.pathname}${url.search}`, options) : fetched(input, options);
};

function merged(given) {
  const parts = given.filter(one => typeof one !== 'function').map(one => (typeof one === 'string' || one instanceof URL ? address(new URL(one)) : one));
  return Object.assign({}, ...parts);
}

function address(url) {
  return { hostname: url.hostname, path: url.pathname + url.search };
}
