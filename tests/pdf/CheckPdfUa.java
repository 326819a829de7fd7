import java.io.FileInputStream;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** Validates each PDF named on the command line as PDF/UA-1 with veraPDF; prints one line per broken rule. */
public class CheckPdfUa {
    public static void main(String[] names) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        var foundry = Foundries.defaultInstance();
        boolean sound = true;
        for (String name : names) {
            try (var in = new FileInputStream(name);
                 var parser = foundry.createParser(in, PDFAFlavour.PDFUA_1);
                 var validator = foundry.createValidator(PDFAFlavour.PDFUA_1, false)) {
                var result = validator.validate(parser);
                System.out.println(name + ": " + result.getTotalAssertions() + " checks, compliant: " + result.isCompliant());
                for (TestAssertion failure : result.getTestAssertions()) {
                    if (failure.getStatus() == TestAssertion.Status.FAILED) {
                        System.out.println("  " + failure.getRuleId().getClause() + " " + failure.getMessage());
                    }
                }
                sound &= result.isCompliant();
            }
        }
        System.exit(sound ? 0 : 1);
    }
}
