/** No network whatever a page requests: no host name resolves, and every connection goes to a proxy that does not exist. */
const NO_NETWORK = [
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--proxy-server=socks5://0.0.0.0:0',
  // Without it the loopback interface bypasses the proxy.
  '--proxy-bypass-list=<-loopback>',
];

/** Saves the processes for graphics and for the network: starting them takes longer than a page takes to print. */
const FEWER_PROCESSES = [
  '--disable-gpu',
  '--disable-software-rasterizer',
  '--in-process-gpu',
  '--enable-features=NetworkServiceInProcess2',
];

/** Added to the arguments that puppeteer passes by default. */
export const CHROME_ARGUMENTS: readonly string[] = [
  ...NO_NETWORK,
  ...FEWER_PROCESSES,
  '--no-pings',
  // The same line breaks on every machine.
  '--font-render-hinting=none',
];
