// Everything Coach.Bot needs in one resource group. Deploy it once without an image, push the image, deploy it again with it: docs/deploy.md.
targetScope = 'resourceGroup'

@description('A short word that all names start with.')
@minLength(3)
@maxLength(12)
param name string = 'coach'

@description('Region of everything but the bot registration, which is global.')
param location string = resourceGroup().location

@description('The image to run, with its registry and tag; empty for the first deployment, before there is one.')
param image string = ''

@description('What people see as the name of the bot.')
@maxLength(42)
param displayName string = 'Performance Coach'

@description('Fewest and most replicas. Any number may share the one container of transcripts.')
param replicas { least: int, most: int } = { least: 2, most: 10 }

@description('Copies of the data: in one building, or in three zones.')
@allowed(['Standard_LRS', 'Standard_ZRS'])
param redundancy string = 'Standard_ZRS'

@description('Days that a transcript is kept. The coach deletes by itself; the rule of the storage account comes 30 days later and only for what was left over.')
@minValue(1)
@maxValue(3650)
param retentionDays int = 180

@description('Days that an entry of the audit log cannot be changed or deleted by anybody.')
@minValue(1)
@maxValue(3650)
param auditDays int = 365

@description('Whether storage and vault are reachable over private endpoints only.')
param privateNetwork bool = false

@description('Whether Slack is answered too. Put slack-signing-secret and slack-bot-token into the vault first.')
param slack bool = false

@description('The application (client) id at Entra ID that signs facilitators in to /transcripts; empty for no pages. Put sign-in-client-secret into the vault first.')
param signInClientId string = ''

@description('Who gets the alerts; empty for nobody.')
param alertEmail string = ''

@description('Days that logs are kept.')
@minValue(30)
@maxValue(730)
param logDays int = 30

var suffix = uniqueString(resourceGroup().id, name)
var tags = { application: 'coach-bot' }

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: '${name}-identity'
  location: location
  tags: tags
}

module network 'modules/network.bicep' = if (privateNetwork) {
  params: { name: name, location: location, tags: tags }
}

module logs 'modules/logs.bicep' = {
  params: { name: name, location: location, tags: tags, days: logDays, principalId: identity.properties.principalId }
}

module storage 'modules/storage.bicep' = {
  params: {
    name: take('${name}${suffix}', 24)
    location: location
    tags: tags
    redundancy: redundancy
    retentionDays: retentionDays
    auditDays: auditDays
    principalId: identity.properties.principalId
    endpoints: network.?outputs.endpoints
  }
}

module vault 'modules/vault.bicep' = {
  params: {
    name: take('${name}-${suffix}', 24)
    location: location
    tags: tags
    principalId: identity.properties.principalId
    endpoints: network.?outputs.endpoints
  }
}

module registry 'modules/registry.bicep' = {
  params: {
    name: take('${name}${suffix}', 50)
    location: location
    tags: tags
    principalId: identity.properties.principalId
  }
}

module app 'modules/app.bicep' = if (!empty(image)) {
  params: {
    name: name
    location: location
    tags: tags
    image: image
    registry: registry.outputs.server
    replicas: replicas
    identityName: identity.name
    container: storage.outputs.transcripts
    insightsName: logs.outputs.insights
    workspaceId: logs.outputs.workspaceId
    subnetId: network.?outputs.appSubnetId
    retentionDays: retentionDays
    slack: slack
    signInClientId: signInClientId
    vaultUri: vault.outputs.uri
  }
}

module bot 'modules/bot.bicep' = if (!empty(image)) {
  params: {
    name: take('${name}-${suffix}', 42)
    tags: tags
    displayName: displayName
    endpoint: 'https://${app.?outputs.address ?? ''}/api/messages'
    identityName: identity.name
    workspaceId: logs.outputs.workspaceId
  }
}

module alerts 'modules/alerts.bicep' = if (!empty(image) && !empty(alertEmail)) {
  params: {
    name: name
    location: location
    tags: tags
    email: alertEmail
    appId: app.?outputs.id ?? ''
    insightsId: logs.outputs.insightsId
  }
}

@description('Where to push the image.')
output registry string = registry.outputs.server

@description('Where to put the secrets.')
output vault string = vault.outputs.name

@description('Where people and channels reach the coach; empty before there is an image.')
output address string = app.?outputs.address ?? ''

@description('The id for the Teams app package.')
output botId string = identity.properties.clientId
