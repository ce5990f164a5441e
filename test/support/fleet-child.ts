/** A worker over the simulated cloud, as a process of its own: `fleet-child.ts ADDRESS [JOBS]`; with JOBS it works until it is ended. */
import { storeAddress } from '../../src/database/address.ts';
import { withFleet, workInFleet } from '../../src/run/fleet.ts';
import { IMPATIENT } from './fleet-timings.ts';
import { SIMULATED_CLOUD } from './simulated-cloud.ts';

const [, , address = '', jobs] = process.argv;
const stop = new AbortController();
process.on('SIGTERM', () => {
  stop.abort();
});

await withFleet(
  storeAddress(address, '/'),
  fleet =>
    workInFleet(fleet, {
      ...{ tool: 'simulated 1', version: '1', untilDone: jobs === undefined, jobsAtOnce: Number(jobs ?? '2') },
      ...{ clouds: [SIMULATED_CLOUD], signal: stop.signal, timings: IMPATIENT, onEvent: () => undefined },
    }),
  { supervise: true, every: 1 },
);
