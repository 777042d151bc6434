package brigade.staff;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person who works here. People are disabled, never deleted: what they did stays theirs. */
@Entity
@Table(name = "staff_member")
public class StaffMember {
  @Id private UUID id;

  @Column(name = "full_name")
  private String fullName;

  /** What colleagues call them; shown on tickets and checks. */
  private String name;

  @Enumerated(EnumType.STRING)
  private Role role;

  @Column(name = "pin_hash")
  private byte[] pinHash;

  @Column(name = "disabled_at")
  private @Nullable Instant disabledAt;

  /** 1 to 7, the colour of their initials on every screen. */
  private int colour;

  /** Shown in the demo so that anybody can try; null for everybody else. */
  @Column(name = "demo_pin")
  private @Nullable String demoPin;

  protected StaffMember() {}

  StaffMember(
      UUID id,
      String fullName,
      String name,
      Role role,
      byte[] pinHash,
      int colour,
      @Nullable String demoPin) {
    this.id = id;
    this.fullName = fullName;
    this.name = name;
    this.role = role;
    this.pinHash = pinHash.clone();
    this.colour = colour;
    this.demoPin = demoPin;
  }

  void disable(Instant at) {
    if (disabledAt == null) {
      disabledAt = at;
    }
  }

  /** Lets a person who left come back, with a PIN that is free now. */
  void enable(byte[] hash) {
    disabledAt = null;
    changePin(hash);
  }

  void rename(String newFullName, String newName) {
    fullName = newFullName;
    name = newName;
  }

  void become(Role newRole) {
    role = newRole;
  }

  /** The demo's sign-in screen no longer shows a PIN that somebody set themselves. */
  void changePin(byte[] hash) {
    pinHash = hash.clone();
    demoPin = null;
  }

  boolean hasPin(byte[] hash) {
    return MessageDigest.isEqual(pinHash, hash);
  }

  public UUID id() {
    return id;
  }

  public String fullName() {
    return fullName;
  }

  public String name() {
    return name;
  }

  public Role role() {
    return role;
  }

  public int colour() {
    return colour;
  }

  public boolean isDisabled() {
    return disabledAt != null;
  }

  public Optional<String> demoPin() {
    return Optional.ofNullable(demoPin);
  }

  /** Two letters: the first two of the short name, upper case. */
  public String initials() {
    return initials(name);
  }

  static String initials(String name) {
    return name.substring(
            0, name.offsetByCodePoints(0, Math.min(2, name.codePointCount(0, name.length()))))
        .toUpperCase(Locale.ROOT);
  }
}
