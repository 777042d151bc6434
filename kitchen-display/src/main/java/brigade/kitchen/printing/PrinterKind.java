package brigade.kitchen.printing;

/** How a printer is reached. */
public enum PrinterKind {
  /** It is the screen: its paper is kept and shown, and it never fails. */
  VIRTUAL,
  /** On the network, usually at port 9100. */
  TCP,
  /** At a device file of the server's own machine: USB or a serial line. */
  DEVICE,
  /** One that isn't there, for demonstrations: it listens on the network of the server itself. */
  SIMULATED,
  /** Through a program beside it that connects here. */
  AGENT
}
