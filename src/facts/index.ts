import { accountsRead, consoleUsers, inUse, providerChoice, providersRead, trails } from './identity/accounts.ts';
import { administrators } from './identity/administrators.ts';
import { clickedChanges, deliveries, faultTests, seenFromOutside, unheardEvents } from './monitoring/account-activity.ts';
import { alarmsHeard, ears } from './monitoring/alarms.ts';
import { answers } from './monitoring/management-agent.ts';
import { askedFrom } from './network/cross-region-clients.ts';
import { attached } from './network/attached.ts';
import { bothSides } from './backups/backup-deletion-reach.ts';
import { buffers, catches } from './compute/messaging.ts';
import { grownBeside } from './compute/cluster-autoscaler.ts';
import { loneServers } from './compute/standalone-servers.ts';
import { buildRecord } from './compute/terraform-state.ts';
import { missedBackups, passedOver, plansHere } from './backups/backup-plans.ts';
import { copiesOutside, storedBytes } from './concentration/concentration-data.ts';
import { keptApart, regionSpread } from './concentration/concentration-regions.ts';
import { nameService, portability } from './concentration/concentration-services.ts';
import { copies, copiesElsewhere, lockedCopies, newestCopy, safeCopies } from './backups/backups.ts';
import type { Fact } from './define-fact.ts';
import { usedBy } from './compute/dependencies.ts';
import { environments } from './compute/environments.ts';
import { exposure } from './network/internet-reachability.ts';
import { foreignZones } from './network/nat-zones.ts';
import { floodDefence, webFilter } from './network/endpoint-protection.ts';
import { frontRow } from './network/public-subnet-exposure.ts';
import { homeZones } from './network/eligible-zones.ts';
import { labels } from './compute/tag-coverage.ts';
import { limitUse } from './compute/quota-usage.ts';
import { limits } from './identity/guardrails.ts';
import { liveData } from './backups/live-data.ts';
import { measured } from './monitoring/metric-coverage.ts';
import { measurements, savings } from './monitoring/metrics.ts';
import { networkZones, tiers, wayOut } from './network/network-topology.ts';
import { machineNames, strayNames } from './network/dns-records.ts';
import { networkInUse, trafficKept } from './network/networks.ts';
import { parallelLines } from './network/redundant-connections.ts';
import { restores } from './backups/restore-history.ts';
import { networkPath, replacedBy, servedBy, sisters, targetZones } from './compute/servers.ts';
import { guests, strangersLetIn } from './identity/external-principals.ts';

/** Every fact that a check may need. */
export const FACTS: readonly Fact[] = [
  exposure,
  attached,
  copies,
  lockedCopies,
  copiesElsewhere,
  safeCopies,
  bothSides,
  newestCopy,
  liveData,
  accountsRead,
  replacedBy,
  servedBy,
  sisters,
  networkPath,
  targetZones,
  askedFrom,
  foreignZones,
  homeZones,
  trails,
  inUse,
  providersRead,
  providerChoice,
  consoleUsers,
  measured,
  regionSpread,
  keptApart,
  copiesOutside,
  portability,
  storedBytes,
  nameService,
  ears,
  alarmsHeard,
  networkInUse,
  trafficKept,
  networkZones,
  tiers,
  wayOut,
  frontRow,
  parallelLines,
  machineNames,
  strayNames,
  webFilter,
  floodDefence,
  restores,
  limits,
  faultTests,
  clickedChanges,
  deliveries,
  seenFromOutside,
  environments,
  unheardEvents,
  labels,
  answers,
  limitUse,
  buildRecord,
  administrators,
  strangersLetIn,
  guests,
  catches,
  buffers,
  usedBy,
  plansHere,
  missedBackups,
  passedOver,
  measurements,
  savings,
  grownBeside,
  loneServers,
];
