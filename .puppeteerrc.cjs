// No browser is downloaded at install time: src/render/browser finds or unpacks one (docs/browser.md).
module.exports = { skipDownload: true };
