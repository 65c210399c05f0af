// The secrets that a channel insists on. Teams needs none: the bot signs in as its managed identity.
import { roles } from 'roles.bicep'

param name string
param location string
param tags object
param principalId string
param endpoints { subnetId: string, blobZoneId: string, vaultZoneId: string }?

var reader = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.keyVaultSecretsUser)

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enablePurgeProtection: true
    softDeleteRetentionInDays: 90
    publicNetworkAccess: endpoints == null ? 'Enabled' : 'Disabled'
    networkAcls: { defaultAction: endpoints == null ? 'Allow' : 'Deny', bypass: 'AzureServices' }
  }
}

resource mayRead 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, principalId, reader)
  scope: vault
  properties: { principalId: principalId, principalType: 'ServicePrincipal', roleDefinitionId: reader }
}

module endpoint 'endpoint.bicep' = if (endpoints != null) {
  params: {
    name: '${name}-vault'
    location: location
    tags: tags
    targetId: vault.id
    group: 'vault'
    subnetId: endpoints.?subnetId ?? ''
    zoneId: endpoints.?vaultZoneId ?? ''
  }
}

output name string = vault.name
output uri string = vault.properties.vaultUri
