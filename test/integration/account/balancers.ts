import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateTargetGroupCommand,
  RegisterTargetsCommand,
  type CreateListenerCommandInput,
  type CreateLoadBalancerCommandInput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { UploadServerCertificateCommand } from '@aws-sdk/client-iam';
import type { Builder } from './clients.ts';
import type { Network } from './network.ts';
import type { Servers } from './servers.ts';

/** Entry points: in two zones and encrypted, in two zones and plain before one machine, in one zone. */
export async function buildBalancers({ elb, iam }: Builder, network: Network, servers: Servers): Promise<void> {
  const { publicA, publicB, web, vpc } = network;
  const balancer = async (Name: string, asked: Omit<CreateLoadBalancerCommandInput, 'Name'>): Promise<string> => {
    const made = await elb.send(new CreateLoadBalancerCommand({ Name, Scheme: 'internet-facing', ...asked }));
    return made.LoadBalancers![0]!.LoadBalancerArn!;
  };
  const targets = async (Name: string, Protocol: 'HTTP' | 'TCP', ids: readonly string[]): Promise<string> => {
    const made = await elb.send(new CreateTargetGroupCommand({ Name, Protocol, Port: 80, VpcId: vpc }));
    const TargetGroupArn = made.TargetGroups![0]!.TargetGroupArn!;
    await elb.send(new RegisterTargetsCommand({ TargetGroupArn, Targets: ids.map(Id => ({ Id })) }));
    return TargetGroupArn;
  };
  const listen = async (
    LoadBalancerArn: string,
    TargetGroupArn: string,
    asked: Omit<CreateListenerCommandInput, 'LoadBalancerArn' | 'DefaultActions'>,
  ): Promise<void> => {
    const DefaultActions = [{ Type: 'forward' as const, TargetGroupArn }];
    await elb.send(new CreateListenerCommand({ LoadBalancerArn, DefaultActions, ...asked }));
  };
  const certificate = { ServerCertificateName: 'shop', CertificateBody: 'not one', PrivateKey: 'not one' };
  const { ServerCertificateMetadata: uploaded } = await iam.send(new UploadServerCertificateCommand(certificate));
  const inTwoZones = { Type: 'application' as const, Subnets: [publicA, publicB], SecurityGroups: [web] };
  await listen(
    await balancer('front-two-zones', inTwoZones),
    await targets('both', 'HTTP', [servers.publicOne, servers.sealed]),
    { Protocol: 'HTTPS', Port: 443, Certificates: [{ CertificateArn: uploaded!.Arn! }] },
  );
  await listen(await balancer('front-plain', inTwoZones), await targets('lone', 'HTTP', [servers.publicOne]), {
    Protocol: 'HTTP',
    Port: 443,
  });
  // AWS refuses an application load balancer in one zone, so it is a network load balancer, which has no groups.
  const single = await balancer('front-one-zone', { Type: 'network', Subnets: [publicA] });
  await listen(single, await targets('sealed', 'TCP', [servers.sealed]), { Protocol: 'TCP', Port: 443 });
}
