import { locateMoto } from './moto.ts';

export const TERMINAL = { columns: 80, rows: 24 } as const;

/** Runs a program in a pseudo-terminal and forwards its output and exit code. */
const PROGRAM = `
import fcntl, os, pty, signal, struct, sys, termios
child, screen = pty.fork()
if child == 0:
    fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack('HHHH', ${TERMINAL.rows}, ${TERMINAL.columns}, 0, 0))
    os.execvp(sys.argv[1], sys.argv[1:])
signal.signal(signal.SIGTERM, lambda number, frame: os.kill(child, number))
try:
    while shown := os.read(screen, 65536):
        os.write(1, shown)
except OSError:
    pass # Linux says that the terminal is gone with EIO.
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
`;

/** For `under` of `spawnCli`: a terminal of 80 columns, created by the Python that runs moto. */
export async function onTerminal(): Promise<[string, ...string[]]> {
  const moto = await locateMoto();
  if ('missing' in moto) throw new Error(moto.missing);
  return [moto.python, '-c', PROGRAM];
}
