package brigade.kitchen.printing;

/** How a printer is reached. */
public enum PrinterKind {
  /** It is the screen: its paper is kept and shown, and it never fails. */
  VIRTUAL,
  /** On the network, usually at port 9100. */
  TCP,
  /** Through a program beside it that connects here. */
  AGENT
}
