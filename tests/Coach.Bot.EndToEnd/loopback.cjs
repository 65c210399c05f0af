// Loaded into the Playground with "node --require": a server that names no address listens on this machine alone, not on every network.
const { Server } = require('node:net');
const listen = Server.prototype.listen;

Server.prototype.listen = function (port, ...rest) {
  const isOpenToAll = typeof port === 'number' && typeof rest[0] !== 'string';
  return isOpenToAll ? listen.call(this, port, '127.0.0.1', ...rest) : listen.call(this, port, ...rest);
};
