import type { TemplateTypes } from '../../../../model/template.ts';
import { any, block, each, fixed, flag, flagOf, number, text, texts, word } from '../../../kit/template.ts';

/** One source in a list, as Terraform has them. */
const RULE = {
  protocol: text('IpProtocol'),
  from_port: number('FromPort', null),
  to_port: number('ToPort', null),
  cidr_blocks: texts('CidrIp', null),
  ipv6_cidr_blocks: texts('CidrIpv6', null),
  prefix_list_ids: texts('SourcePrefixListId', null),
  security_groups: texts('SourceSecurityGroupId', null),
} as const;

const METADATA = {
  http_endpoint: text('HttpEndpoint', 'enabled'),
  http_tokens: text('HttpTokens', null),
} as const;

export const NETWORKS: TemplateTypes = {
  'aws::ec2::vpc': [{ type: 'aws_vpc', attributes: { cidr_block: text('CidrBlock') } }],
  'aws::ec2::internetgateway': [{ type: 'aws_internet_gateway', attributes: {} }],
  'aws::ec2::subnet': [
    {
      type: 'aws_subnet',
      attributes: {
        vpc_id: any('VpcId'),
        availability_zone: text('AvailabilityZone'),
        map_public_ip_on_launch: flag('MapPublicIpOnLaunch', false),
      },
    },
  ],
  'aws::ec2::networkacl': [{ type: 'aws_network_acl', attributes: {} }],
  'aws::ec2::subnetnetworkaclassociation': [{ type: 'aws_network_acl_association', attributes: {} }],
  'aws::ec2::routetable': [{ type: 'aws_route_table', attributes: { vpc_id: any('VpcId'), route: fixed(null) } }],
  'aws::ec2::route': [
    {
      type: 'aws_route',
      attributes: {
        route_table_id: any('RouteTableId'),
        destination_cidr_block: text('DestinationCidrBlock', null),
        destination_ipv6_cidr_block: text('DestinationIpv6CidrBlock', null),
        gateway_id: any('GatewayId', null),
        cidr_block: fixed(null),
        ipv6_cidr_block: fixed(null),
      },
    },
  ],
  'aws::ec2::subnetroutetableassociation': [
    {
      type: 'aws_route_table_association',
      attributes: { subnet_id: any('SubnetId'), route_table_id: any('RouteTableId') },
    },
  ],
  'aws::ec2::securitygroup': [
    {
      type: 'aws_security_group',
      attributes: { name: text('GroupName', null), vpc_id: any('VpcId', null), ingress: each('SecurityGroupIngress', RULE) },
    },
  ],
  'aws::ec2::securitygroupingress': [
    {
      type: 'aws_security_group_rule',
      attributes: {
        ...RULE,
        type: fixed('ingress'),
        security_group_id: any('GroupId'),
        security_groups: fixed(null),
        source_security_group_id: any('SourceSecurityGroupId', null),
      },
    },
  ],
  'aws::ec2::instance': [
    {
      type: 'aws_instance',
      attributes: {
        subnet_id: any('SubnetId', null),
        vpc_security_group_ids: texts('SecurityGroupIds', null),
        associate_public_ip_address: flag('NetworkInterfaces.0.AssociatePublicIpAddress'),
        metadata_options: each('MetadataOptions', METADATA),
      },
    },
  ],
  'aws::ec2::launchtemplate': [
    {
      type: 'aws_launch_template',
      attributes: {
        name: text('LaunchTemplateName', null),
        metadata_options: each('LaunchTemplateData.MetadataOptions', METADATA),
        network_interfaces: each('LaunchTemplateData.NetworkInterfaces', {
          associate_public_ip_address: text('AssociatePublicIpAddress', null),
        }),
        block_device_mappings: each('LaunchTemplateData.BlockDeviceMappings', {
          device_name: text('DeviceName', null),
          ebs: each('Ebs', { encrypted: text('Encrypted', null), snapshot_id: text('SnapshotId', null) }),
        }),
      },
    },
  ],
  'aws::autoscaling::autoscalinggroup': [
    {
      type: 'aws_autoscaling_group',
      attributes: {
        name: text('AutoScalingGroupName', null),
        min_size: number('MinSize'),
        max_size: number('MaxSize'),
        desired_capacity: number('DesiredCapacity'),
        vpc_zone_identifier: texts('VPCZoneIdentifier', null),
        availability_zones: texts('AvailabilityZones', null),
        health_check_type: text('HealthCheckType', 'EC2'),
        target_group_arns: texts('TargetGroupARNs', null),
        load_balancers: texts('LoadBalancerNames', null),
        traffic_source: each('TrafficSources', { identifier: any('Identifier') }),
        suspended_processes: fixed(null),
        launch_template: each('LaunchTemplate', {
          id: any('LaunchTemplateId', null),
          name: any('LaunchTemplateName', null),
        }),
      },
    },
  ],
  'aws::autoscaling::scalingpolicy': [
    {
      type: 'aws_autoscaling_policy',
      attributes: { autoscaling_group_name: any('AutoScalingGroupName'), enabled: fixed(true) },
    },
  ],
  'aws::elasticloadbalancingv2::loadbalancer': [
    {
      type: 'aws_lb',
      attributes: {
        name: text('Name', null),
        load_balancer_type: text('Type', 'application'),
        internal: word('Scheme', { internal: true, 'internet-facing': false }, false),
        ip_address_type: text('IpAddressType', 'ipv4'),
        subnets: texts('Subnets'),
        security_groups: texts('SecurityGroups', null),
        enable_deletion_protection: flagOf('LoadBalancerAttributes', 'deletion_protection.enabled', false),
        access_logs: block({ enabled: flagOf('LoadBalancerAttributes', 'access_logs.s3.enabled', false) }),
      },
    },
  ],
  'aws::elasticloadbalancingv2::listener': [
    {
      type: 'aws_lb_listener',
      attributes: {
        load_balancer_arn: any('LoadBalancerArn'),
        port: number('Port'),
        protocol: text('Protocol'),
        ssl_policy: text('SslPolicy'),
        default_action: each('DefaultActions', {
          type: text('Type'),
          redirect: each('RedirectConfig', { protocol: text('Protocol', '#{protocol}') }),
        }),
      },
    },
  ],
}; // prettier-ignore
