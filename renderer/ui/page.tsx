import { Box } from '@mantine/core'
import type { ReactNode } from 'react'
import styles from './page.module.css'

/** The room of an ordinary page, scrolling on its own. A workspace that fills the window does without. */
export function Page({ children }: { children: ReactNode }) {
  return <Box className={styles.page}>{children}</Box>
}
