using 'main.bicep'

// Small and cheap: one replica, one building, no alerts.
param name = 'coachdev'
param image = readEnvironmentVariable('COACH_IMAGE', '')
param replicas = { least: 1, most: 2 }
param redundancy = 'Standard_LRS'
param auditDays = 1
