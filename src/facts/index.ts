import { accountsRead, consoleUsers, inUse, providerChoice, providersRead, trails } from './accounts.ts';
import { administrators } from './administrators.ts';
import { clickedChanges, deliveries, faultTests, seenFromOutside, unheardEvents } from './account-habits.ts';
import { alarmsHeard, ears } from './alarms.ts';
import { answers } from './answers.ts';
import { askedFrom } from './asked-from-afar.ts';
import { attached } from './attached.ts';
import { bothSides } from './both-sides.ts';
import { buffers, catches } from './messages.ts';
import { grownBeside } from './cluster-growth.ts';
import { loneServers } from './lone-servers.ts';
import { buildRecord } from './build-record.ts';
import { missedBackups, passedOver, plansHere } from './backup-plans.ts';
import { copiesOutside, storedBytes } from './concentration-data.ts';
import { keptApart, regionSpread } from './concentration-places.ts';
import { nameService, portability } from './concentration-services.ts';
import { copies, copiesElsewhere, lockedCopies, newestCopy, safeCopies } from './copies.ts';
import type { Fact } from './define-fact.ts';
import { usedBy } from './dependencies.ts';
import { environments } from './environments.ts';
import { exposure } from './exposure.ts';
import { foreignZones } from './foreign-zones.ts';
import { floodDefence, webFilter } from './front-doors.ts';
import { frontRow } from './front-row.ts';
import { homeZones } from './home-zones.ts';
import { labels } from './labels.ts';
import { limitUse } from './limit-use.ts';
import { limits } from './limits.ts';
import { liveData } from './live-data.ts';
import { measured } from './measured.ts';
import { measurements, savings } from './measurements.ts';
import { networkZones, tiers, wayOut } from './network-shape.ts';
import { machineNames, strayNames } from './names.ts';
import { networkInUse, trafficKept } from './networks.ts';
import { parallelLines } from './parallel-lines.ts';
import { restores } from './restores.ts';
import { networkPath, replacedBy, servedBy, sisters, targetZones } from './servers.ts';
import { guests, strangersLetIn } from './strangers.ts';

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
