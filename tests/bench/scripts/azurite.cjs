// Every ten minutes Azurite looks through all blobs for what it can throw away, and answers nobody meanwhile: with 100,000 of them, for minutes.
const path = require('path');
require(path.join(path.dirname(process.argv[1]), 'utils', 'constants.js')).DEFAULT_GC_INTERVAL_MS = 24 * 60 * 60 * 1000;
