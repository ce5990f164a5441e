/**
 * The last to hear of signals and errors: from the first moment of the process on, an interrupt ends it with 130 and what
 * nothing caught with 2, in one line and without a stack trace. A command that can stop in good order listens as well; then
 * nothing is done here.
 */
export function installLastResort() {
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.on(signal, () => {
      if (process.listenerCount(signal) > 1) return;
      end('cloudbrief: interrupted.', 130);
    });
  for (const event of ['unhandledRejection', 'uncaughtException'])
    process.on(event, error => {
      if (process.listenerCount(event) > 1) return;
      end(faultOf(error), 2);
    });
}

function faultOf(error) {
  const message = String(error?.message ?? error).replaceAll(/[^\P{C}\n]/gu, '').split('\n')[0].slice(0, 400); // prettier-ignore
  const stack = process.argv.includes('--debug') ? `\n${String(error?.stack ?? '')}` : '';
  return `cloudbrief: [CB_BUG] ${message}\n  This is a fault of cloudbrief. Run again with --debug and report what it prints.${stack}`;
}

function end(text, code) {
  // A dialogue may have hidden the cursor.
  const cursor = process.stdout.isTTY ? '\u001B[?25h' : '';
  process.stderr.write(`${cursor}${text}\n`);
  process.exit(code);
}
