import { EnableEbsEncryptionByDefaultCommand } from '@aws-sdk/client-ec2';
import { buildBalancers } from './balancers.ts';
import { builderFor, type Builder } from './clients.ts';
import { buildBuckets, buildCluster, buildDatabases } from './data.ts';
import { buildNetwork, openGroup } from './network.ts';
import { buildPeople, buildTrail } from './people.ts';
import { buildDisks, buildGroups, buildServers, runServer } from './servers.ts';

export { buildBackups } from './data.ts';
export { createReader } from './people.ts';

export const HOME = 'eu-west-1';
/** Not the region in which the services of the whole world have their address. */
export const AWAY = 'us-west-2';

/** The account that the integration tests read: two regions, and of everything one that is right and one that is wrong. */
export async function buildAccount(endpoint: string): Promise<{ readonly home: Builder; readonly away: Builder }> {
  const home = builderFor(endpoint, HOME);
  const away = builderFor(endpoint, AWAY);
  const network = await buildNetwork(home);
  await openGroup(home.ec2, network.vpc, 'open-unused', 22, '0.0.0.0/0');
  const servers = await buildServers(home, network);
  await buildDisks(home, servers);
  await buildGroups(home, network);
  await buildBalancers(home, network, servers);
  await buildDatabases(home, network);
  await buildBuckets(home, away);
  await buildPeople(home);
  await buildTrail(home, 'shop-sealed');
  await home.ec2.send(new EnableEbsEncryptionByDefaultCommand({}));
  await buildAway(away);
  return { home, away };
}

/** The other region: a cluster, and a server whose door to data is open to all. */
async function buildAway(away: Builder): Promise<void> {
  const network = await buildNetwork(away, 'us-');
  await buildCluster(away, network);
  const openData = await openGroup(away.ec2, network.vpc, 'us-open-data', 3306, '0.0.0.0/0');
  await runServer(away, {
    name: 'us-reports',
    type: 'm6i.large',
    subnet: network.publicA,
    groups: [openData],
    address: true,
  });
}
