// The tests use a browser that is installed already; nothing is downloaded on install.
module.exports = {skipDownload: true};
