import { IconAlertTriangle } from '@tabler/icons-react'
import styles from './late.module.css'

/** Something late, said in words and with a sign, never by colour alone. */
export function Late({ words }: { words: string }) {
  return (
    <span className={styles.late}>
      <IconAlertTriangle size={15} aria-hidden />
      {words}
    </span>
  )
}
