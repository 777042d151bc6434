package brigade.app;

import static com.tngtech.archunit.lang.conditions.ArchConditions.beAnnotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import brigade.screen.Screen;
import brigade.staff.OpenToAll;
import brigade.staff.Requires;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.vaadin.flow.router.Route;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;

/** The directions of docs/architecture.md, one sentence each. */
@AnalyzeClasses(packages = "brigade", importOptions = ImportOption.DoNotIncludeTests.class)
class DirectionsTest {
  @ArchTest
  static final ArchRule floorplanKnowsOnlyTheCore =
      knowsNothingOf(
          "floorplan",
          "kitchen",
          "menu",
          "orders",
          "billing",
          "payments",
          "shifts",
          "reports",
          "app");

  @ArchTest
  static final ArchRule kitchenKnowsOnlyTheCore =
      knowsNothingOf(
          "kitchen",
          "floorplan",
          "menu",
          "orders",
          "billing",
          "payments",
          "shifts",
          "reports",
          "app");

  @ArchTest static final ArchRule kitchenKnowsNothingOfMoney = knowsNothingOf("kitchen", "money");

  @ArchTest
  static final ArchRule menuKnowsNothingAboveIt =
      knowsNothingOf(
          "menu",
          "floorplan",
          "kitchen",
          "orders",
          "billing",
          "payments",
          "shifts",
          "reports",
          "app");

  @ArchTest
  static final ArchRule ordersKnowNothingOfMoneyTaken =
      knowsNothingOf("orders", "billing", "payments", "shifts", "reports", "app");

  @ArchTest
  static final ArchRule billingKnowsNothingOfPayments =
      knowsNothingOf("billing", "payments", "shifts", "reports", "app");

  @ArchTest
  static final ArchRule shiftsKnowNothingOfWhatIsSold =
      knowsNothingOf(
          "shifts",
          "floorplan",
          "kitchen",
          "menu",
          "orders",
          "billing",
          "payments",
          "reports",
          "app");

  @ArchTest
  static final ArchRule paymentsKnowNothingOfReports = knowsNothingOf("payments", "reports", "app");

  @ArchTest static final ArchRule reportsKnowNothingOfTheApp = knowsNothingOf("reports", "app");

  @ArchTest
  static final ArchRule theCoreKnowsNoRoom =
      noClasses()
          .that()
          .resideInAnyPackage(
              "brigade.money..",
              "brigade.venue..",
              "brigade.staff..",
              "brigade.journal..",
              "brigade.changes..",
              "brigade.rest..",
              "brigade.sql..",
              "brigade.screen..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "brigade.floorplan..",
              "brigade.kitchen..",
              "brigade.menu..",
              "brigade.orders..",
              "brigade.billing..",
              "brigade.payments..",
              "brigade.shifts..",
              "brigade.reports..",
              "brigade.app..");

  @ArchTest
  static final ArchRule theRoomsOfTheServerHaveNoCircles =
      slices()
          .matching("brigade.(menu|orders|billing|payments|shifts|reports|app|floorplan|kitchen)..")
          .should()
          .beFreeOfCycles();

  @ArchTest
  static final ArchRule whatIsDrawnIsKnownOnlyToScreens =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "..ui..",
              "brigade.screen..",
              "brigade.app..",
              "brigade.kitchen..",
              "brigade.floorplan..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.vaadin..");

  @ArchTest
  static final ArchRule endpointsSayWhoMayCallThem =
      methods().that(areEndpoints()).should(sayWhoMayCallThem());

  @ArchTest
  static final ArchRule screensSayWhoMaySeeThem =
      classes()
          .that()
          .areAnnotatedWith(Route.class)
          .should(beAnnotatedWith(Requires.class).or(beAnnotatedWith(OpenToAll.class)));

  @ArchTest
  static final ArchRule screensAndEndpointsOpenNoTransactions =
      noClasses()
          .that()
          .areAssignableTo(Screen.class)
          .or()
          .areAnnotatedWith(Path.class)
          .should()
          .beAnnotatedWith(Transactional.class);

  @ArchTest
  static final ArchRule theTimeComesFromTheClockOfTheHouse =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "brigade.app.bench..", "brigade.app.postgres..", "brigade.venue..")
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  @ArchTest
  static final ArchRule moneyIsNeverADouble =
      noFields()
          .that()
          .areDeclaredInClassesThat()
          .resideInAnyPackage(
              "brigade.money..", "brigade.billing..", "brigade.payments..", "brigade.shifts..")
          .should()
          .haveRawType(double.class)
          .orShould()
          .haveRawType(float.class);

  private static ArchRule knowsNothingOf(String room, String... others) {
    String[] packages = new String[others.length];
    for (int i = 0; i < others.length; i++) {
      packages[i] = "brigade." + others[i] + "..";
    }
    return noClasses()
        .that()
        .resideInAPackage("brigade." + room + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages)
        .allowEmptyShould(true);
  }

  private static DescribedPredicate<JavaMethod> areEndpoints() {
    return DescribedPredicate.describe(
        "are endpoints",
        method ->
            method.isAnnotatedWith(GET.class)
                || method.isAnnotatedWith(POST.class)
                || method.isAnnotatedWith(PUT.class)
                || method.isAnnotatedWith(DELETE.class));
  }

  private static ArchCondition<JavaMethod> sayWhoMayCallThem() {
    return new ArchCondition<>("say who may call them") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        JavaClass owner = method.getOwner();
        boolean says =
            method.isAnnotatedWith(Requires.class)
                || method.isAnnotatedWith(OpenToAll.class)
                || owner.isAnnotatedWith(Requires.class)
                || owner.isAnnotatedWith(OpenToAll.class);
        events.add(new SimpleConditionEvent(method, says, method.getFullName()));
      }
    };
  }
}
