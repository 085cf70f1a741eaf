package org.fairgate.testing;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;

/** The classes of the service as they lie on the class path, without tests and generated pages. */
public final class OurClasses {
    /** Where every build puts the classes of tests, wherever it puts its own. */
    public static final String TESTS = "/test-classes/";

    /** For rules about who uses whom. */
    public static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(location -> !location.contains(TESTS))
            .withImportOption(location -> !location.contains("/org/fairgate/pages/"))
            .importPackages("org.fairgate");

    private OurClasses() {}

    /** The classes whose simple name ends like this, loaded; without those that keep files. */
    public static List<Class<?>> named(String suffix) {
        return ALL.stream()
                .filter(type -> type.getSimpleName().endsWith(suffix))
                .filter(type -> !type.getPackageName().startsWith("org.fairgate.platform.blob"))
                .<Class<?>>map(type -> load(type.getName()))
                .toList();
    }

    /** The enums that implement this, loaded. */
    public static List<Class<?>> enumsOf(Class<?> type) {
        return ALL.stream()
                .filter(found -> found.isEnum() && found.isAssignableTo(type))
                .<Class<?>>map(found -> load(found.getName()))
                .toList();
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
