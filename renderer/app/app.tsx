import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { cssVariablesResolver, theme } from '../ui/theme.ts'
import { ConnectionGate } from './connection-gate.tsx'

export function App() {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} defaultColorScheme="auto">
      <Notifications position="bottom-right" limit={4} />
      <ConnectionGate />
    </MantineProvider>
  )
}
