// The tests look at the page in the browser that prints it (docs/browser.md); no other is downloaded at install time.
module.exports = { skipDownload: true };
