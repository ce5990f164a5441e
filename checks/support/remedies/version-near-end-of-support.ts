import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::RDS::DBInstance',
      first: ['test-upgrade-on-copy', 'quiet-hour', 'backup-first', 'parameter-group-of-new-version'],
      impact: ['outage-during-upgrade', 'cannot-be-undone', 'runs-in-maintenance-window'],
      run: [
        "aws rds describe-db-engine-versions --engine <engine> --engine-version <version> --query 'DBEngineVersions[].ValidUpgradeTarget[].EngineVersion' --region {region}",
        'aws rds modify-db-instance --db-instance-identifier {name} --engine-version <target-version> --allow-major-version-upgrade --region {region}',
      ],
      verify:
        "aws rds describe-db-instances --db-instance-identifier {name} --query 'DBInstances[].[EngineVersion,PendingModifiedValues]' --region {region}",
      undo: 'restore-snapshot-of-before',
    },
    {
      for: 'AWS::RDS::DBCluster',
      first: ['test-upgrade-on-copy', 'quiet-hour', 'backup-first', 'parameter-group-of-new-version'],
      impact: ['outage-during-upgrade', 'cannot-be-undone', 'runs-in-maintenance-window'],
      run: [
        'aws rds modify-db-cluster --db-cluster-identifier {name} --engine-version <target-version> --allow-major-version-upgrade --region {region}',
      ],
      verify:
        "aws rds describe-db-clusters --db-cluster-identifier {name} --query 'DBClusters[].EngineVersion' --region {region}",
      undo: 'restore-snapshot-of-before',
    },
    {
      for: 'AWS::DocDB::DBCluster',
      first: ['test-upgrade-on-copy', 'quiet-hour', 'backup-first', 'parameter-group-of-new-version'],
      impact: ['outage-during-upgrade', 'cannot-be-undone', 'runs-in-maintenance-window'],
      run: [
        'aws docdb modify-db-cluster --db-cluster-identifier {name} --engine-version <target-version> --allow-major-version-upgrade --region {region}',
      ],
      verify:
        "aws docdb describe-db-clusters --db-cluster-identifier {name} --query 'DBClusters[].EngineVersion' --region {region}",
      undo: 'restore-snapshot-of-before',
    },
    {
      for: 'AWS::Neptune::DBCluster',
      first: ['test-upgrade-on-copy', 'quiet-hour', 'backup-first', 'parameter-group-of-new-version'],
      impact: ['outage-during-upgrade', 'cannot-be-undone', 'runs-in-maintenance-window'],
      run: [
        'aws neptune modify-db-cluster --db-cluster-identifier {name} --engine-version <target-version> --allow-major-version-upgrade --region {region}',
      ],
      verify:
        "aws neptune describe-db-clusters --db-cluster-identifier {name} --query 'DBClusters[].EngineVersion' --region {region}",
      undo: 'restore-snapshot-of-before',
    },
    {
      for: 'AWS::EKS::Cluster',
      first: ['one-minor-version-at-a-time', 'deprecated-apis'],
      impact: ['cannot-be-undone', 'nodes-too'],
      run: [
        'aws eks list-insights --cluster-name {name} --region {region}',
        'aws eks update-cluster-version --name {name} --kubernetes-version <next-minor-version> --region {region}',
      ],
      verify: 'aws eks describe-cluster --name {name} --query cluster.version --region {region}',
      undo: 'no-way-back',
    },
  ],
  azure: [
    {
      for: 'Microsoft.ContainerService/managedClusters',
      first: ['one-minor-version-at-a-time', 'deprecated-apis'],
      impact: ['cannot-be-undone', 'rolling-restart'],
      run: [
        'az aks get-upgrades --name {name} --resource-group {resourceGroup} --subscription {account}',
        'az aks upgrade --name {name} --kubernetes-version <next-minor-version> --resource-group {resourceGroup} --subscription {account}',
      ],
      verify:
        'az aks show --name {name} --resource-group {resourceGroup} --subscription {account} --query kubernetesVersion',
      undo: 'no-way-back',
    },
    {
      for: 'Microsoft.DBforPostgreSQL/flexibleServers',
      first: ['test-upgrade-on-copy', 'quiet-hour', 'backup-first'],
      impact: ['outage-during-upgrade', 'cannot-be-undone'],
      run: ['az postgres flexible-server upgrade --ids {id} --version <target-version>'],
      verify: 'az postgres flexible-server show --ids {id} --query version',
      undo: 'restore-snapshot-of-before',
    },
    {
      for: ['Microsoft.DBforPostgreSQL/servers', 'Microsoft.DBforMySQL/servers', 'Microsoft.DBforMariaDB/servers'],
      first: ['new-one-beside-the-old', 'backup-first', 'quiet-hour'],
      impact: ['built-anew', 'clients-must-switch'],
      portal:
        'Azure Database Migration Service > New migration project > Target: flexible server (PostgreSQL, or MySQL for MariaDB)',
      act: ['then-switch-clients'],
      undo: 'old-one-until-switched',
    },
    {
      for: 'Microsoft.DBforMySQL/flexibleServers',
      first: ['test-upgrade-on-copy', 'quiet-hour', 'backup-first'],
      impact: ['outage-during-upgrade', 'cannot-be-undone'],
      run: ['az mysql flexible-server upgrade --ids {id} --version <target-version>'],
      verify: 'az mysql flexible-server show --ids {id} --query version',
      undo: 'restore-snapshot-of-before',
    },
  ],
  gcp: [
    {
      for: ['cloudfunctions.googleapis.com/Function', 'cloudfunctions.googleapis.com/CloudFunction'],
      first: ['try-runtime-on-copy'],
      impact: ['new-version-takes-over'],
      run: [
        'gcloud functions deploy {name} --runtime <newer-runtime> --source <folder-with-the-source> --region {region} --project {account}',
      ],
      verify:
        "gcloud functions describe {name} --format='value(buildConfig.runtime)' --region {region} --project {account}",
      undo: 'deploy-version-before',
    },
    {
      for: ['run.googleapis.com/Service', 'run.googleapis.com/Job'],
      first: ['try-runtime-on-copy'],
      impact: ['new-version-takes-over'],
      portal: 'Cloud Run > the service > Edit source > Base image',
      act: ['build-on-newer-runtime'],
      undo: 'deploy-version-before',
    },
    {
      for: 'appengine.googleapis.com/Service',
      first: ['try-runtime-on-copy'],
      impact: ['new-version-takes-over'],
      save: ['gcloud app versions list --service {name} --project {account} > versions-before.json'],
      edit: 'app.yaml = runtime: <newer-runtime>',
      run: [
        'gcloud app deploy app.yaml --no-promote --project {account}',
        'gcloud app services set-traffic {name} --splits <new-version>=1 --project {account}',
      ],
      verify: 'gcloud app versions list --service {name} --project {account}',
      undo: ['gcloud app services set-traffic {name} --splits <version-before>=1 --project {account}'],
    },
  ],
} satisfies Recipes;
