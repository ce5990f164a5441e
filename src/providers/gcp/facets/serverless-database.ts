import { absent, value } from '../../../model/reading.ts';
import type { FacetReadings } from '../../../model/resource.ts';

/** A database without machines of its own: reached by an API of Google, over TLS, by whoever a policy allows. */
export const SERVERLESS = {
  dataDurability: value('durable'),
  encryptionInTransit: value('required'),
  localAuthentication: absent,
  networkInterfaces: absent,
  publicAccess: value('blocked'),
  listeners: value([{ protocol: 'tcp', port: 443, redirectsToHttps: false }]),
  // Storage grows by itself.
  storageAutoscaling: absent,
  subnetZones: absent,
} satisfies FacetReadings;
