param name string
param location string
param tags object
param image string
param registry string
param replicas { least: int, most: int }
param identityName string
@description('Address of the container of transcripts.')
param container string
param insightsName string
param workspaceId string
param subnetId string?
param retentionDays int
param slack bool
@description('The application at Entra ID that signs facilitators in; empty for no pages.')
param signInClientId string
@description('Where the secrets are.')
param vaultUri string

var port = 8080
var requestsPerReplica = 50
var secrets = concat(
  slack
    ? [
        { secret: 'slack-signing-secret', setting: 'Slack__SigningSecret' }
        { secret: 'slack-bot-token', setting: 'Slack__BotToken' }
      ]
    : [],
  empty(signInClientId) ? [] : [{ secret: 'sign-in-client-secret', setting: 'SignIn__ClientSecret' }]
)
var signIn = empty(signInClientId)
  ? []
  : [
      { name: 'SignIn__Authority', value: '${az.environment().authentication.loginEndpoint}${tenant().tenantId}/v2.0' }
      { name: 'SignIn__ClientId', value: signInClientId }
    ]

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identityName
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource environment 'Microsoft.App/managedEnvironments@2025-01-01' = {
  name: '${name}-environment'
  location: location
  tags: tags
  properties: {
    appLogsConfiguration: { destination: 'azure-monitor' }
    vnetConfiguration: subnetId == null ? null : { infrastructureSubnetId: subnetId, internal: false }
    workloadProfiles: [{ name: 'Consumption', workloadProfileType: 'Consumption' }]
  }
}

resource consoleLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'logs'
  scope: environment
  properties: { workspaceId: workspaceId, logs: [{ categoryGroup: 'allLogs', enabled: true }] }
}

resource app 'Microsoft.App/containerApps@2025-01-01' = {
  name: name
  location: location
  tags: tags
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identity.id}': {} } }
  properties: {
    environmentId: environment.id
    workloadProfileName: 'Consumption'
    configuration: {
      activeRevisionsMode: 'Single'
      // Channels may reach any replica; a browser stays with the one that makes its export.
      ingress: {
        external: true
        targetPort: port
        transport: 'auto'
        allowInsecure: false
        stickySessions: { affinity: 'sticky' }
      }
      registries: [{ server: registry, identity: identity.id }]
      secrets: [
        for one in secrets: {
          name: one.secret
          keyVaultUrl: '${vaultUri}secrets/${one.secret}'
          identity: identity.id
        }
      ]
    }
    template: {
      // Longer than a turn may wait for a slow channel, so that nothing is cut off when a replica goes.
      terminationGracePeriodSeconds: 45
      containers: [
        {
          name: 'coach'
          image: image
          resources: { cpu: json('0.5'), memory: '1Gi' }
          env: concat(
            [
              { name: 'ASPNETCORE_FORWARDEDHEADERS_ENABLED', value: 'true' }
              { name: 'AZURE_CLIENT_ID', value: identity.properties.clientId }
              { name: 'MicrosoftAppType', value: 'UserAssignedMSI' }
              { name: 'MicrosoftAppId', value: identity.properties.clientId }
              { name: 'MicrosoftAppTenantId', value: tenant().tenantId }
              { name: 'Transcripts__Store', value: 'blobs' }
              { name: 'Transcripts__ContainerUri', value: container }
              { name: 'Transcripts__AuditContainer', value: 'audit' }
              { name: 'Coach__RetentionDays', value: string(retentionDays) }
              { name: 'APPLICATIONINSIGHTS_CONNECTION_STRING', value: insights.properties.ConnectionString }
            ],
            signIn,
            map(secrets, one => { name: one.setting, secretRef: one.secret })
          )
          probes: [
            { type: 'Startup', httpGet: { path: '/health/ready', port: port }, periodSeconds: 2, failureThreshold: 30 }
            { type: 'Readiness', httpGet: { path: '/health/ready', port: port }, periodSeconds: 10, timeoutSeconds: 5 }
            { type: 'Liveness', httpGet: { path: '/health/live', port: port }, periodSeconds: 10, failureThreshold: 3 }
          ]
        }
      ]
      scale: {
        minReplicas: replicas.least
        maxReplicas: replicas.most
        rules: [{ name: 'requests', http: { metadata: { concurrentRequests: string(requestsPerReplica) } } }]
      }
    }
  }
}

output id string = app.id
output address string = app.properties.configuration.ingress.fqdn
